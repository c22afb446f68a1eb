/** Screens of sign-in, of one's own account, and of the three administrators. */
package org.keqiao.security.ui;
