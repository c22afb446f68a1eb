package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private static final int NODES = 8;

    @TempDir
    Path home;

    @Test
    void isMadeOnceForItsOwnerOnly() throws IOException {
        byte[] key = MasterKey.read("", home);

        assertThat(key).hasSize(32);
        assertThat(MasterKey.read("", home)).isEqualTo(key);
        assertThat(Files.getPosixFilePermissions(home.resolve("master.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(files()).containsExactly("master.key");
    }

    @RepeatedTest(20)
    void isOneForNodesThatStartAtTheSameMoment() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<byte[]>> keys = IntStream.range(0, NODES)
                    .mapToObj(node -> nodes.submit(() -> {
                        go.await();
                        return MasterKey.read("", home);
                    }))
                    .toList();
            go.countDown();
            byte[] first = keys.get(0).get();
            for (Future<byte[]> key : keys) {
                assertThat(key.get()).hasSize(32).isEqualTo(first);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        }
    }
}
