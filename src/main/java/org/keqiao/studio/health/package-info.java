/** Whether a matter's configuration can do its work in this installation: its people, places, rules of law and dates. */
package org.keqiao.studio.health;
