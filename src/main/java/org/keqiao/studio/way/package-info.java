/** A case's way through the sandbox, in the words that designers read: no names, no answers. */
package org.keqiao.studio.way;
