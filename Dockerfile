# syntax=docker/dockerfile:1
# Builds from a clone; the first stage needs Node for the front end.
FROM eclipse-temurin:17-jdk-jammy AS build
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates gnupg \
 && curl -fsSL https://deb.nodesource.com/setup_20.x | bash - \
 && apt-get install -y --no-install-recommends nodejs && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm ./mvnw -B -ntp -DskipTests package \
 && java -Djarmode=tools -jar target/keqiao.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:17-jre-jammy
RUN useradd --system --uid 10001 --home-dir /var/lib/keqiao --create-home keqiao
WORKDIR /opt/keqiao
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER keqiao
ENV KEQIAO_HOME=/var/lib/keqiao TZ=Asia/Shanghai
VOLUME /var/lib/keqiao
EXPOSE 8080
HEALTHCHECK --start-period=90s --interval=15s CMD curl -fsS http://127.0.0.1:8080/actuator/health || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
