# The unpacked program with a Java runtime, and its classes prepared: ./mvnw package && docker build -t edgesweep .
# The base is a build argument, so that a mirror, a digest or another vendor's Java can be named.
ARG BASE=docker.io/library/eclipse-temurin:17-jre
FROM ${BASE}

LABEL org.opencontainers.image.title="edgesweep" \
      org.opencontainers.image.description="Purges CDN caches in bulk, within the quota, and reports what became of every row" \
      org.opencontainers.image.licenses="Apache-2.0"

COPY target/archive/edgesweep-* /opt/edgesweep

# Whoever runs it may read the prepared classes, and nobody write them: the owner is root, and the container never runs as root.
RUN mkdir -m 755 -p /var/lib/edgesweep \
    && /opt/edgesweep/bin/edgesweep prepare \
    && chmod 755 /opt/edgesweep/prepared \
    && chmod 644 /opt/edgesweep/prepared/* \
    && ln -s /opt/edgesweep/bin/edgesweep /usr/bin/edgesweep

# Any user but root will do; the volume has to be that user's.
USER 10001:10001
WORKDIR /var/lib/edgesweep
VOLUME /var/lib/edgesweep
ENV LANG=C.UTF-8
STOPSIGNAL SIGTERM

# Of serve: whether its ledger answers, by its socket in the home folder. A run alone has no health but its exit code.
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s CMD ["/bin/sh", "-c", "edgesweep runs --limit 1 -q > /dev/null"]

ENTRYPOINT ["/opt/edgesweep/bin/edgesweep"]
CMD ["serve"]
