FROM node:24-slim AS build
WORKDIR /xinka
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node bin/run.mjs build && npm prune --omit=dev && rm -rf .next/cache

FROM node:24-slim
WORKDIR /xinka
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DOCUMENTS_DIR=/documents
RUN mkdir /documents && chown node:node /documents
COPY --from=build --chown=node:node /xinka /xinka
USER node
EXPOSE 3000
VOLUME /documents
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/start.mjs"]
