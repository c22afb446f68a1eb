/** The web's side of security: filter chains, session checks, the endpoints' access rules. */
package org.keqiao.security.web;
