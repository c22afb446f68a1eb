/** A bundle as rules look at it: the flow as a graph, its forms and tables, and the names that conditions may use. */
package org.keqiao.process.validation.reading;
