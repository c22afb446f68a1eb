package org.keqiao.process.moving;

import java.util.List;

/**
 * Why a case cannot be moved, or a plan not be followed.
 *
 * @param code of the text {@code obstacle.CODE}
 * @param arguments of the text: names, keys, {@link org.keqiao.shared.TextKey}s
 */
public record Obstacle(String code, List<Object> arguments) {

    public Obstacle {
        arguments = List.copyOf(arguments);
    }

    public static Obstacle of(String code, Object... arguments) {
        return new Obstacle(code, List.of(arguments));
    }
}
