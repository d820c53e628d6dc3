// Package frameworks runs the part of the wiring matrix that stands behind libraries
// against the libraries themselves: internal/laws has stand-ins for them. The module is
// its own so that the tool does not depend on them. Nothing of them is compiled; their
// types and what the analysis reads of their bodies come from the module cache.
package frameworks
