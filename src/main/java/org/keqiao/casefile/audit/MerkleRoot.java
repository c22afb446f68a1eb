package org.keqiao.casefile.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A Merkle root that is built while its leaves go by: one hash a level is kept. */
final class MerkleRoot {

    private final List<String> levels = new ArrayList<>();

    void add(String leaf) {
        String hash = sha256("leaf " + leaf);
        int level = 0;
        while (level < levels.size() && levels.get(level) != null) {
            hash = sha256("node " + levels.get(level) + hash);
            levels.set(level, null);
            level++;
        }
        if (level == levels.size()) {
            levels.add(hash);
        } else {
            levels.set(level, hash);
        }
    }

    /** Hexadecimal; of no leaves the hash of nothing. */
    String hex() {
        String root = null;
        for (String hash : levels) {
            if (hash != null) {
                root = root == null ? hash : sha256("node " + hash + root);
            }
        }
        return root == null ? sha256("") : root;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
