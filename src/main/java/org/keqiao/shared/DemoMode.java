package org.keqiao.shared;

/**
 * Whether this installation is a demonstration: known accounts, sample cases, a clock that can be moved, a marked seal.
 *
 * @param active never true on an external database unless its administrator said so
 */
public record DemoMode(boolean active) {}
