/** Publishing: who hands a change in, who lets it into force, and the words to what the check warns of. */
package org.keqiao.studio.publishing;
