/** What everybody reads without a sign-in: plain pages that open on any phone. */
package org.keqiao.publicity.page;
