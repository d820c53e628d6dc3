// Package disk enters itself as it is initialised.
package disk

import "fixtures.test/mapgrow/cross/register/drivers"

func init() { drivers.Enter("disk", drive{}) }

type drive struct{}

func (drive) Open(source string) (string, error) { return "disk:" + source, nil }
