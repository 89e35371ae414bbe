#include "CTaskRouting.h"
