package org.keqiao.demo;

import java.net.InetAddress;
import org.keqiao.shared.DemoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A demonstration answers this machine only, unless somebody asks for more: everybody knows its passwords, and its clock
 * can be moved.
 */
@Component
class DemoAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(DemoAddress.class);

    private final DemoMode demo;
    private final ObjectProvider<DemoPeople> people;
    private final boolean forOthers;

    DemoAddress(
            DemoMode demo,
            ObjectProvider<DemoPeople> people,
            @Value("${keqiao.demo.public:false}") boolean asked,
            @Value("${server.address:}") String address) {
        this.demo = demo;
        this.people = people;
        this.forOthers = asked || !address.isBlank();
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        if (demo.active() && !forOthers) {
            server.setAddress(InetAddress.getLoopbackAddress());
        }
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (demo.active()) {
            log.warn("A demonstration: nothing here is real, and the clock can be moved. {}", reach());
            log.warn(
                    "All of these sign in with the password \"{}\": {}",
                    DemoPeople.PASSWORD,
                    people.getObject().names());
        }
    }

    private String reach() {
        return forOthers
                ? "Whoever reaches this port can sign in."
                : "Only this machine reaches it; --keqiao.demo.public=true opens it to others.";
    }
}
