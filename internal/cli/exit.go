package cli

// The exit codes. Incomplete wins over findings, which are written all the same.
const (
	exitClean       = 0
	exitFindings    = 1   // findings at or above -fail-on
	exitUsage       = 2   // usage or configuration; nothing was analysed, or the report could not be written
	exitIncomplete  = 3   // a package that the patterns match could not be analysed in full
	exitInterrupted = 130 // interrupt or termination signal; nothing was written, or else it is told
)
