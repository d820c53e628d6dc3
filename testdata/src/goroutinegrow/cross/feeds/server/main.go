// Command server answers requests.
package main

import (
	"fmt"
	"net/http"
	"time"

	"fixtures.test/goroutinegrow/cross/feeds/feed"
)

func main() {
	clock := feed.Start()
	http.HandleFunc("/count", func(w http.ResponseWriter, r *http.Request) {
		f := feed.Open(time.Second)
		fmt.Fprintln(w, f.Count(), clock)
	})
	http.ListenAndServe("localhost:8080", nil)
}
