package summarise

// Limits that keep a summary small; what they cut is counted in Truncated.
const (
	maxTermDepth = 7
	maxTermReads = 400
	maxTermNodes = 120
	maxPhi       = 6
	maxGuards    = 16
	maxStores    = 16000
)

// maxFlows is how many places of one handle are told; a handle with more is told to go
// where nobody follows.
const maxFlows = 40
