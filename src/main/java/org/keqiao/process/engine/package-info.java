/** The engine, locked down: what a model may reach, and who is told of what it does. */
package org.keqiao.process.engine;
