package org.keqiao.shared;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A service that says no rule of its own. */
@Component
class RefusalCaller {

    @Transactional
    <T> T read(Supplier<T> work) {
        return work.get();
    }

    @Transactional
    void write(Supplier<RuntimeException> work) {
        throw work.get();
    }
}
