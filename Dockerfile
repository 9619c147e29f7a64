# One image for servers and workers. Built from the repository's root: docker build -t graduate-destinations .
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data MALLOC_ARENA_MAX=2
# Documents are then printed with every Han character of GB 18030-2022 (docs/operations.md).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-hanazono && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/server server
COPY --from=build /app/web-student/dist web-student/dist
COPY --from=build /app/web-employer/dist web-employer/dist
COPY --from=build /app/web-admin/dist web-admin/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
CMD ["node", "server/dist/main.js"]
