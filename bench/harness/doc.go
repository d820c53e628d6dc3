// Package harness is what the harnesses under bench have in common as commands: an interrupt ends
// them, an error names the harness, and the exit code tells a wrong command line from a run that
// has failed.
package harness
