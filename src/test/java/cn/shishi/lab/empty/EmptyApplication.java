package cn.shishi.lab.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An application on the product's starters and without any code, to compare the start with. Not annotated as a
 * configuration, so that the product's scan in other tests passes it by.
 */
@EnableAutoConfiguration
public class EmptyApplication {

    public static void main(String[] args) {
        SpringApplication.run(EmptyApplication.class, args);
    }
}
