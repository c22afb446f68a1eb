package org.keqiao.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.validation.HostileBundles;
import org.keqiao.process.validation.HostileFilesTest;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's own engine, given hostile models without anybody's check before it: it runs nothing. */
@KeqiaoTest
class HostileDeploymentsTest {

    private static final int MANY = Effort.of(80, 1_000);

    @Autowired
    ProcessEngine engine;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path folder;

    @Test
    void runNothing() {
        Path marker = folder.resolve("marker");
        HostileBundles bundles = new HostileBundles(20261123, marker.toString(), "http://127.0.0.1:1");
        int refused = 0;
        for (int i = 0; i < MANY; i++) {
            HostileBundles.Hostile hostile = bundles.next(i);
            if (hostile.opens() && !started(hostile.bundle())) {
                refused++;
            }
            assertThat(marker).as("%d: %s", i, hostile.what()).doesNotExist();
            assertThat(HostileFilesTest.Marker.ran)
                    .as("%d: %s", i, hostile.what())
                    .isFalse();
        }
        System.out.printf("hostile deployments: %d of %d not even started%n", refused, MANY);
        assertThat(refused).isGreaterThan(MANY / 3);
    }

    /** False when the engine took it not at all; whatever it did is undone. */
    private boolean started(Bundle bundle) {
        try {
            transactions.executeWithoutResult(tx -> {
                tx.setRollbackOnly();
                DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
                bundle.files().forEach(deployment::addString);
                deployment.deploy();
                engine.getRuntimeService()
                        .startProcessInstanceByKey(Samples.MATTER, "XX-000000-0000-000000", Map.of("title", "x"));
            });
            return true;
        } catch (RuntimeException | StackOverflowError no) {
            return false;
        }
    }
}
