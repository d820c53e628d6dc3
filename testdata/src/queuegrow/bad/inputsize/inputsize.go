// Package inputsize makes channels as large as a client says.
package inputsize

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"sync"
)

const most = 256

// Handle adds up numbers in parallel; n says how many there will be.
func Handle(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n < 0 {
		http.Error(w, "how many?", http.StatusBadRequest)
		return
	}
	parts := make(chan int64, n) // want queuegrow medium "parts"
	sums := make(chan int64, min(n, most))
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			var sum int64
			for p := range parts {
				sum += p
			}
			sums <- sum
		}()
	}
	in := json.NewDecoder(r.Body)
	for {
		var p int64
		if err := in.Decode(&p); err != nil {
			break
		}
		parts <- p
	}
	close(parts)
	go func() {
		wg.Wait()
		close(sums)
	}()
	var all int64
	for s := range sums {
		all += s
	}
	fmt.Fprintln(w, all)
}
