package org.keqiao;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Keqiao: one deployable, one database, one transaction manager. */
@SpringBootApplication
@Modulithic(systemName = "Keqiao", sharedModules = "shared")
public class KeqiaoApplication {

    public static void main(String[] args) {
        SpringApplication.run(KeqiaoApplication.class, args);
    }
}
