package io.apitokens.consumers;

import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Runs the program when the application has started. */
@SpringBootApplication
public class BootConsumer {

    /**
     * Starts the application.
     *
     * @param args the file that {@code Stage} wrote
     */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(BootConsumer.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.run(args).close();
    }

    @Bean
    CommandLineRunner program() {
        return args -> System.out.println(Program.run(Path.of(args[0])) + " boot=" + SpringBootVersion.getVersion());
    }
}
