package org.keqiao.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Nobody is signed in on the thread where a class of tests begins, whoever was in the one before. */
final class SignedOut implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        SecurityContextHolder.clearContext();
    }
}
