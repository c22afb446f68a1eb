package org.keqiao.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals small secrets (one-time-code keys, id numbers) for the database with AES-256-GCM, and digests them with a key so
 * that they can be looked up. Each purpose has keys of its own, derived from the installation's master key.
 */
public final class SecretBox {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] master;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param master at least 32 random bytes
     */
    SecretBox(byte[] master) {
        if (master.length < 32) {
            throw new IllegalArgumentException("the master key needs 32 bytes or more");
        }
        this.master = master.clone();
    }

    /**
     * @param purpose what it is for; a text sealed for one purpose does not open for another
     */
    public String seal(String purpose, String plain) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key("seal:" + purpose), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws IllegalStateException when it was sealed with another key, for another purpose, or altered
     */
    public String open(String purpose, String sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key("seal:" + purpose), new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
            return new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open a sealed " + purpose + ": was the master key changed?", e);
        }
    }

    /** Equal texts give equal digests; without the key a digest cannot be guessed from a list of likely texts. */
    public byte[] digest(String purpose, String plain) {
        return hmac(key("digest:" + purpose).getEncoded(), plain);
    }

    private SecretKeySpec key(String use) {
        return new SecretKeySpec(hmac(master, use), "AES");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
