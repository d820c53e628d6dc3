// Package pages defers in a loop that goes through the pages of an answer: nothing in it
// waits for what may never come, and it is over with the last page.
package pages

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// Names writes all names, page by page.
func Names(w http.ResponseWriter, r *http.Request) {
	page := 0
	for {
		page++
		resp, err := http.Get(fmt.Sprintf("https://example.com/names?page=%d", page))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer resp.Body.Close()
		var names []string
		if err := json.NewDecoder(http.MaxBytesReader(w, resp.Body, 1<<16)).Decode(&names); err != nil || len(names) == 0 {
			break
		}
		_ = json.NewEncoder(w).Encode(names)
	}
	_, _ = w.Write([]byte("that is all"))
}
