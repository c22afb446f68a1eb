package org.keqiao.process.validation.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/** The process, or the inner of a sub-process: flows never cross its border. */
public final class Scope {

    @Nullable
    private final Node owner;

    private final List<Node> nodes = new ArrayList<>();

    Scope(@Nullable Node owner) {
        this.owner = owner;
    }

    /** The sub-process; empty for the process itself. */
    public Optional<Node> owner() {
        return Optional.ofNullable(owner);
    }

    public List<Node> nodes() {
        return nodes;
    }

    public Stream<Node> nodes(Node.Kind kind) {
        return nodes.stream().filter(n -> n.is(kind));
    }

    public Optional<Node> start() {
        return nodes(Node.Kind.START).findFirst();
    }

    public boolean isEventSubProcess() {
        return owner != null && owner.isEventSubProcess();
    }

    /** Nodes of this scope and of all scopes inside, event sub-processes left out. */
    public Stream<Node> deep() {
        return nodes.stream()
                .filter(n -> !n.isEventSubProcess())
                .flatMap(n -> Stream.concat(Stream.of(n), n.inside().stream().flatMap(Scope::deep)));
    }

    /** Nodes that a token may come to from the given ones, if nothing starts beside it. */
    public static Set<Node> reach(Collection<Node> from) {
        Set<Node> found = new HashSet<>();
        Deque<Node> todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (found.add(node)) {
                node.outgoing().forEach(f -> todo.push(f.target()));
                node.boundaries().stream().filter(Node::interrupts).forEach(todo::push);
            }
        }
        return found;
    }
}
