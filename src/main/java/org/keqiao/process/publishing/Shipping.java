package org.keqiao.process.publishing;

import org.keqiao.process.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Publishes what is shipped, before the application serves anybody; a broken bundle stops the start and says where. */
@Component
class Shipping implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

    private final Publications publications;

    Shipping(Publications publications) {
        this.publications = publications;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Bundle bundle : ShippedBundles.load()) {
            if (publications.ship(bundle)) {
                LOG.info("published the shipped {}", bundle.matter());
            }
        }
    }
}
