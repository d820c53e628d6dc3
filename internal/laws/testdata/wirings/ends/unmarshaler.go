package main

import (
	"encoding/json"
	"net/http"

	store "matrix/store"
)

// names are read by the decoder of one request.
type names struct{ s *store.Store }

func (n *names) UnmarshalJSON(text []byte) error {
	var all []string
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	n.s = store.NewStore()
	for _, name := range all {
		n.s.Touch(name)
	}
	return nil
}

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		var n names
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&n); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		println(n.s)
	})
	http.ListenAndServe(":8080", nil)
}
