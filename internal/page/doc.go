// Package page renders findings as one HTML page that needs no network: a map by package and
// holder, what each finding holds, its places with their source, and what speaks for it and
// against it. All of it is in the page as it is sent, so that it can be read and searched without
// the script, which only filters and moves the focus. A policy in the page forbids it to load
// anything.
package page
