package summary

// Rules returns the names of all rules there are, sorted: what a directive may name
// and what the setting Rules chooses from. The table in package passes is tested
// against it; the analyzers of single rules cannot ask that table, since it imports
// them.
func Rules() []string {
	return []string{"cachegrow", "goroutinegrow", "labelgrow", "listenergrow", "lockgrow", "mapgrow", "pendinggrow", "queuegrow", "readgrow", "resourcegrow", "retaingrow", "slicegrow", "wrapgrow", "zombiegrow"}
}
