package cn.shishi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
public class ShishiApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShishiApplication.class, args);
    }
}
