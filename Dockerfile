# For goreleaser, which lays the binary of each platform beside this file. growthlint needs a
# go command, to find packages.
FROM golang:1.26
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/growthlint /usr/local/bin/growthlint
# A mounted repository belongs to somebody else.
RUN git config --system --add safe.directory '*'
WORKDIR /src
ENTRYPOINT ["growthlint"]
CMD ["./..."]
