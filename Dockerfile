# The jar is built by Maven first: mvn -B package -DskipTests
FROM eclipse-temurin:17-jre
RUN useradd --system --create-home shishi && mkdir /data && chown shishi /data
USER shishi
WORKDIR /home/shishi
COPY target/shishi.jar shishi.jar
ENV SHISHI_HOME=/data SERVER_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-Xmx768m", "-Duser.timezone=Asia/Shanghai", "-XX:+ExitOnOutOfMemoryError", "-jar", "shishi.jar"]
