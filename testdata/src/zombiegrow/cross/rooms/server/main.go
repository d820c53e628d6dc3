// Command server seats everybody who asks, for as long as it takes.
package main

import (
	"log"
	"net/http"
	"time"

	"fixtures.test/zombiegrow/cross/rooms/rooms"
)

func main() {
	var plain rooms.Plain
	var tended rooms.Tended
	go func() {
		for range time.Tick(time.Minute) {
			tended.Tend()
		}
	}()
	http.HandleFunc("/{room}", func(w http.ResponseWriter, r *http.Request) {
		room := r.PathValue("room")
		plain.Enter(room, r.RemoteAddr)
		defer plain.Leave(room, r.RemoteAddr)
		tended.Enter(room, r.RemoteAddr)
		defer tended.Leave(room, r.RemoteAddr)
		time.Sleep(time.Second)
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
