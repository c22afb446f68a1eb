/** Policy tables over HTTP, for bureaus that keep them in version control. */
package org.keqiao.studio.policy;
