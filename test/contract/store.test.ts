import { onEveryEngine } from '../support/engines.ts';
import { storeContract } from './store.contract.ts';

onEveryEngine('A graph store', storeContract);
