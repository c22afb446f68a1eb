package org.keqiao.process.moving;

import java.util.List;

/** A case cannot be moved; nothing was changed. */
public class MoveRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Obstacle> obstacles;

    MoveRefused(List<Obstacle> obstacles) {
        super(obstacles.toString());
        this.obstacles = List.copyOf(obstacles);
    }

    /** At least one. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
