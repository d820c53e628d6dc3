package library

// Kinds lists the kinds of containers and resources that the table knows.
func Kinds() []string {
	return []string{
		"backoff",  // failures or delays for each item
		"buffer",   // bytes.Buffer and its like
		"builder",  // strings.Builder
		"cache",    // entries with an expiry, a bound, or neither
		"chan",     // a library's channel or queue that goroutines send to
		"conn",     // a connection or a pool of them
		"context",  // a child in its parent's list
		"cookies",  // a cookie jar
		"deque",    //
		"file",     // an open file or socket
		"handlers", // callbacks, hooks, listeners, routes
		"heap",     //
		"limiter",  // a limiter or semaphore
		"list",     //
		"lockmap",  // locks by key
		"map",      //
		"metrics",  // children by label, collectors by name
		"pipe",     // two ends, of which each waits for the other
		"pool",     // objects to use again
		"process",  // a child process
		"queue",    //
		"registry", // names or types that the process keeps for ever
		"remote",   // entries in another process: redis, memcache
		"ring",     // a linked ring
		"set",      //
		"slice",    //
		"stack",    //
		"templates",
		"ticker", // goes on until it is stopped
		"timer",
		"tree",    // an ordered map or set
		"watcher", // watched paths
	}
}
