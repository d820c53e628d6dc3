// Command server serves what drivers open.
package main

import (
	"log"
	"net/http"

	_ "fixtures.test/mapgrow/cross/register/disk"
	"fixtures.test/mapgrow/cross/register/drivers"
)

type memory struct{}

func (memory) Open(source string) (string, error) { return "memory:" + source, nil }

func main() {
	drivers.Enter("memory", memory{})
	http.HandleFunc("/open", func(w http.ResponseWriter, r *http.Request) {
		s, err := drivers.Open(r.FormValue("driver"), r.FormValue("source"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		_, _ = w.Write([]byte(s))
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
