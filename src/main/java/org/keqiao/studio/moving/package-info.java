/**
 * Cases under way and versions: plans that move cases to another version, their second person, the moves as they run, and the
 * withdrawal of a version for new cases.
 */
package org.keqiao.studio.moving;
