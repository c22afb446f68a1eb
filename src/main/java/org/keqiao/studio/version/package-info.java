/** States of a matter: its versions and the named states of drafts, compared, restored, and taken between installations. */
package org.keqiao.studio.version;
