// Command book lists what a service has. The client that it does so with has more than that: it is
// there for others as well.
package main

import (
	"fmt"
	"log"
	"os"

	"fixtures.test/resourcegrow/cross/importable/api"
)

func main() {
	c := api.New(os.Args[1])
	names, err := c.List()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(names)
	if err := c.Check(); err != nil {
		log.Fatal(err)
	}
}
