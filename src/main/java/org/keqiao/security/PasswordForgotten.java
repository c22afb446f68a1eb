package org.keqiao.security;

/**
 * Somebody says to have forgotten a password. Published for every name, known or not, so that the answer takes as long.
 *
 * @param asked sign-in name or e-mail address as typed
 * @param address network address of who asks
 */
record PasswordForgotten(String asked, String address) {}
