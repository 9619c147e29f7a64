-- The order of the graduate lists above one school; those of one school use the index of its student numbers.

create index graduate_of_country on graduate (cohort, student_number, id);
