package org.keqiao.security;

import java.util.Optional;
import java.util.function.Supplier;

/** Who acts now, on this thread. */
public interface CurrentActor {

    /** Empty when nobody is signed in. */
    Optional<Actor> find();

    /**
     * @throws org.springframework.security.access.AccessDeniedException when nobody is signed in
     */
    Actor require();

    /** The signed-in person, or {@link Actor#SYSTEM} on a job's thread. */
    default Actor orSystem() {
        return find().orElse(Actor.SYSTEM);
    }

    /** Runs as somebody else: jobs, demonstration data, tests. */
    <T> T runAs(Actor actor, Supplier<T> work);
}
