package org.keqiao.studio.draft;

import org.springframework.lang.Nullable;

/**
 * One file of a matter's bundle.
 *
 * @param digest SHA-256 of the content in hexadecimal: who sends it back with a change overwrites nobody
 * @param draft true when it is the draft's, false when it is the version in force
 */
public record DraftFile(String matter, String path, String content, String digest, boolean draft) {

    /**
     * Digest in an {@code If-Match} header.
     *
     * @return null when any content will do
     */
    @Nullable
    public static String seen(@Nullable String header) {
        return header == null || "*".equals(header.strip())
                ? null
                : header.strip().replaceAll("^(W/)?\"|\"$", "");
    }
}
